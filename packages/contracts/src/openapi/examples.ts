export const EXAMPLES: Readonly<Record<string, { request?: unknown; answer?: unknown }>> = {};
