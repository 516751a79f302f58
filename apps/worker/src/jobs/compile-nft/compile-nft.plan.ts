/**
 * Pixels of the long side that the files of AR.js are compiled from. A phone's camera sees a print about this large; at
 * 480 the corners are less exact when the print fills the view, and each doubling takes four times as long.
 */
export const NFT_SIDE = 640;

/** The names under which they are kept, which are also their extensions. */
export const NFT_FILES = ['iset', 'fset', 'fset3'] as const;

export const isNftFile = ({ name }: { name: string }): boolean => NFT_FILES.some((file) => file === name);
