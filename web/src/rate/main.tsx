import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RateApp } from './rate-app.tsx';
import '../styles/tokens.css';
import '../styles/base.css';
import '../styles/shell.css';
import '../styles/review.css';
import '../styles/rate.css';

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <RateApp />
    </StrictMode>,
  );
}
