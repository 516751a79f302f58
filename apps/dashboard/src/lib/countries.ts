/** Codes of ISO 3166-1: every pair of letters that has a name. */
const named = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const byName = new Map<string, string>();
for (const code of letters.flatMap((first) => letters.map((second) => first + second))) {
  const name = named.of(code);
  if (name && !byName.has(name.toLowerCase())) byName.set(name.toLowerCase(), code);
}

/** The code of a country that somebody typed by code or by its English name; null for anything else. */
export function countryCode(text: string): string | null {
  const code = text.toUpperCase();
  if (/^[A-Z]{2}$/.test(code) && named.of(code)) return code;
  return byName.get(text.toLowerCase()) ?? null;
}
