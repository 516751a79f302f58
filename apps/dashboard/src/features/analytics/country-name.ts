const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'code' });

/** A two-letter code in words; anything else stays as it is. */
export const countryName = (code: string): string => (/^[A-Z]{2}$/.test(code) ? (names.of(code) ?? code) : code);
