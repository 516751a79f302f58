/** Shapes of the buttons, drawn in a 24 x 24 box with the colour of the text. */
const SHAPES = {
  play: '<path d="M8 5v14l11-7z" fill="currentColor"/>',
  pause: '<path d="M8 5v14M16 5v14" stroke-width="3.5"/>',
  sound: '<path d="M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM15.5 9a4 4 0 0 1 0 6M18 6.5a8 8 0 0 1 0 11"/>',
  muted: '<path d="M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM16 9.5l5 5M21 9.5l-5 5"/>',
  replay: '<path d="M5 12a7 7 0 1 0 2.3-5.2M5 4v4h4"/>',
  expand: '<path d="M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5"/>',
  shrink: '<path d="M9 4v5H4M20 9h-5V4M15 20v-5h5M4 15h5v5"/>',
} as const;

export type Icon = keyof typeof SHAPES;

/** Puts an icon and its name into a button; the name is what is read aloud. */
export function setIcon(button: HTMLButtonElement, icon: Icon, label: string): void {
  if (button.dataset.icon === icon && button.getAttribute('aria-label') === label) return;
  button.dataset.icon = icon;
  button.setAttribute('aria-label', label);
  button.title = label;
  button.innerHTML = `<svg viewBox="0 0 24 24" aria-hidden="true">${SHAPES[icon]}</svg>`;
}
