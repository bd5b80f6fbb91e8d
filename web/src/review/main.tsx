import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { ReviewApp } from './review-app.tsx';
import '../styles/tokens.css';
import '../styles/base.css';
import '../styles/shell.css';
import '../styles/review.css';

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <ReviewApp />
    </StrictMode>,
  );
}
