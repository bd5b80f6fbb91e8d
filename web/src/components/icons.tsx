interface IconProps {
  readonly path: string;
  readonly className?: string;
}

/** A 16 x 16 line drawing without meaning of its own: the text beside it says what it is. */
export function Icon({ path, className = 'icon' }: IconProps) {
  return (
    <svg className={className} viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path d={path} fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}

export const chevronPath = 'M6 3.5 10.5 8 6 12.5';
export const downPath = 'M3.5 6 8 10.5 12.5 6';
export const searchPath = 'M7 12A5 5 0 1 0 7 2a5 5 0 0 0 0 10Zm3.6-1.4L14 14';
export const closePath = 'm4 4 8 8m0-8-8 8';
export const keysPath =
  'M5.8 6.1a2.2 2.2 0 1 1 3.3 1.9C8.3 8.5 8 8.9 8 9.7m0 2.4v.1M8 14.5a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13Z';
export const backPath = 'M9.5 3.5 5 8l4.5 4.5';
export const plusPath = 'M8 3v10M3 8h10';
export const minusPath = 'M3 8h10';
export const fitPath = 'M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10';
export const moonPath = 'M13.4 9.6A5.8 5.8 0 0 1 6.4 2.6a5.8 5.8 0 1 0 7 7Z';
export const sunPath =
  'M8 10.8a2.8 2.8 0 1 0 0-5.6 2.8 2.8 0 0 0 0 5.6ZM8 1.5v1M8 13.5v1M1.5 8h1M13.5 8h1M3.4 3.4l.7.7M11.9 11.9l.7.7M3.4 12.6l.7-.7M11.9 4.1l.7-.7';

/** The mark of Sightline: a line of sight through a circle. */
export function Mark() {
  return (
    <svg className="mark" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
      <circle cx="12" cy="12" r="8.5" fill="none" stroke="currentColor" strokeWidth="1.8" />
      <circle cx="12" cy="12" r="2.6" fill="currentColor" />
      <path d="M.8 12h5.4M17.8 12h5.4" stroke="currentColor" strokeWidth="1.8" strokeLinecap="round" />
    </svg>
  );
}
