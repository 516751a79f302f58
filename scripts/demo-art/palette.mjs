/** Day: the poster on paper. Night: what the video turns it into. The same roles, so that a tile only changes its light. */
export const DAY = {
  paper: '#FAF8F4',
  ink: '#16161A',
  signal: '#D9402A',
  teal: '#0B7A75',
  amber: '#E0A030',
  blush: '#F2C4B3',
};
export const NIGHT = {
  paper: '#16161A',
  ink: '#F4F1EA',
  signal: '#FF6A52',
  teal: '#2FB5AC',
  amber: '#FFD27A',
  blush: '#3A2030',
};

/** Pairs of background and figure that keep a strong contrast in grey too: a tracker sees no colour. */
export const PAIRS = [
  ['paper', 'ink'],
  ['paper', 'signal'],
  ['paper', 'teal'],
  ['ink', 'paper'],
  ['ink', 'amber'],
  ['signal', 'paper'],
  ['teal', 'paper'],
  ['teal', 'amber'],
  ['amber', 'ink'],
  ['blush', 'ink'],
  ['blush', 'teal'],
];
