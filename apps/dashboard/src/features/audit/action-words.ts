/** `api_key.created` is "API key created": the action's own words, readable. */
export function actionWords(action: string): string {
  const text = action.replaceAll(/[._]/g, ' ').replace(/\bapi\b/, 'API');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** What else is known of an entry, in one line; secrets never get into the log. */
export const detailWords = (details: Record<string, unknown>): string =>
  Object.entries(details)
    .map(([name, value]) => `${name}: ${Array.isArray(value) ? value.join(', ') : String(value)}`)
    .join(' · ');
