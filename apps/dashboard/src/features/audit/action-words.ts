/** `api_key.created` is "API key created": the action's own words, readable. */
export function actionWords(action: string): string {
  const text = action.replaceAll(/[._]/g, ' ').replace(/\bapi\b/, 'API');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** What else is known of an entry, in one line; secrets never get into the log. */
export const detailWords = (details: Record<string, unknown>): string =>
  Object.entries(details)
    .map(([name, value]) => `${nameWords(name)}: ${valueWords(value)}`)
    .join(' · ');

/** `requestsPerMinute` is "requests per minute". */
const nameWords = (name: string): string => name.replaceAll(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

function valueWords(value: unknown): string {
  if (value === null || value === undefined || value === '') return 'none';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return value.map(valueWords).join(', ');
  if (typeof value === 'object')
    return Object.entries(value)
      .map(([name, inner]) => `${nameWords(name)} ${valueWords(inner)}`)
      .join(', ');
  return String(value);
}
