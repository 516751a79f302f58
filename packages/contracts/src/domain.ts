import { z } from 'zod';
import { id, timestamp } from './ids.js';

const LABEL = /^(?!-)[a-z0-9-]{1,63}(?<!-)$/;

/** A public name, in ASCII (`xn--...` for other letters); neither an address nor a name of the local network. */
export const host = z
  .string()
  .trim()
  .toLowerCase()
  .max(253, 'Use at most 253 characters.')
  .refine((value) => {
    const labels = value.split('.');
    const top = labels.at(-1) ?? '';
    return labels.length >= 2 && labels.every((label) => LABEL.test(label)) && /^[a-z]/.test(top);
  }, 'Enter a name such as ar.example.com, without https:// and without a path.')
  .refine((value) => !/\.(local|localhost|internal|lan|test|invalid|onion|arpa)$/.test(value), 'Use a public name.');

/** A name of the workspace's own that its links are reached by. */
export const domain = z.object({
  id,
  host: z.string(),
  /** Null until the record below was found. */
  verifiedAt: timestamp.nullable(),
  /** Since when the record is gone again; after a week the name is nobody's. */
  missingSince: timestamp.nullable(),
  /** The TXT record that shows that the name is yours. */
  record: z.object({ name: z.string(), value: z.string() }),
  /** Where the name must lead: a CNAME, or an address record of the same server. */
  target: z.string(),
  createdAt: timestamp,
});
export type Domain = z.infer<typeof domain>;
export const domains = z.object({ items: z.array(domain) });
export const createDomain = z.object({ host });
export type CreateDomain = z.infer<typeof createDomain>;

/** What a reverse proxy asks before it gets a certificate. */
export const askDomain = z.object({ domain: z.string().max(300).default('') });
export type AskDomain = z.infer<typeof askDomain>;
