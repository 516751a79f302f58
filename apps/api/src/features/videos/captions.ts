/** What the names of a video's captions start with; a language follows. */
export const CAPTIONS = 'captions-';
