import { useTheme } from '../state/theme.ts';
import { Icon, moonPath, sunPath } from './icons.tsx';

/** Changes to the other theme. */
export function ThemeButton() {
  const [theme, choose] = useTheme();
  const other = theme === 'dark' ? 'light' : 'dark';
  return (
    <button
      type="button"
      className="icon-button theme-button"
      onClick={() => choose(other)}
      title={`Use the ${other} theme`}
    >
      <Icon path={theme === 'dark' ? sunPath : moonPath} />
      <span className="visually-hidden">Use the {other} theme</span>
    </button>
  );
}
