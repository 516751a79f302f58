import { z } from 'zod';
import { id, slug, timestamp } from './ids.js';
import { trackingEngine } from './link-config.js';
import { isReservedSlug } from './slug-skeleton.js';

const customSlug = slug.refine((value) => !isReservedSlug(value), 'This address is reserved. Choose another.');
const country = z.string().regex(/^[A-Z]{2}$/, 'Use two-letter country codes such as DE.');
const gates = {
  name: z.string().trim().min(1, 'Give the link a name.').max(120, 'Use at most 120 characters.'),
  startsAt: timestamp.nullable(),
  expiresAt: timestamp.nullable(),
  password: z.string().min(4, 'Use at least 4 characters.').max(200, 'Use at most 200 characters.').nullable(),
  maxViews: z.int('Enter a whole number.').min(1, 'Use 1 or more.').max(1_000_000_000, 'Use fewer.').nullable(),
  countries: z.array(country).max(250),
  engine: trackingEngine,
};

/** A public address that plays one or more markers. */
export const link = z.object({
  id,
  projectId: id,
  name: z.string(),
  slug: z.string(),
  /** What the QR code holds. */
  url: z.string(),
  /** The same page by HTTPS in the local network, where the platform runs on one machine; null elsewhere. */
  phoneUrl: z.string().nullable(),
  isActive: z.boolean(),
  markerIds: z.array(id),
  currentViews: z.int().nonnegative(),
  maxViews: z.int().nullable(),
  startsAt: timestamp.nullable(),
  expiresAt: timestamp.nullable(),
  /** The workspace's own name that `url` has; null for the platform's. */
  domainId: id.nullable(),
  hasPassword: z.boolean(),
  countries: z.array(z.string()),
  /** The tracker that viewers use; they fall back to the other where a marker has no files for it. */
  engine: trackingEngine,
  /** When the bundle that the viewer reads was last written; null until then. */
  publishedAt: timestamp.nullable(),
  /** What may go wrong when people scan it: a weak marker, a video that is not ready. */
  warnings: z.array(z.object({ code: z.string(), message: z.string() })),
  createdAt: timestamp,
});
export type Link = z.infer<typeof link>;

export const createLink = z
  .object({
    markerIds: z.array(id).min(1, 'Choose at least one marker.').max(1000),
    name: gates.name.optional(),
    slug: customSlug.optional(),
    startsAt: gates.startsAt.optional(),
    expiresAt: gates.expiresAt.optional(),
    password: gates.password.optional(),
    maxViews: gates.maxViews.optional(),
    countries: gates.countries.optional(),
    engine: gates.engine.optional(),
    domainId: id.nullable().optional(),
  })
  .refine((value) => !value.startsAt || !value.expiresAt || value.startsAt < value.expiresAt, {
    path: ['expiresAt'],
    message: 'The end must come after the start.',
  });
export type CreateLink = z.infer<typeof createLink>;

export const updateLink = z.object({
  isActive: z.boolean().optional(),
  markerIds: z.array(id).min(1).max(1000).optional(),
  name: gates.name.optional(),
  slug: customSlug.optional(),
  startsAt: gates.startsAt.optional(),
  expiresAt: gates.expiresAt.optional(),
  password: gates.password.optional(),
  maxViews: gates.maxViews.optional(),
  countries: gates.countries.optional(),
  engine: gates.engine.optional(),
  domainId: id.nullable().optional(),
});
export type UpdateLink = z.infer<typeof updateLink>;

/** Contrast with white that every reader copes with: as WCAG 2 asks of text. */
const MIN_QR_CONTRAST = 4.5;
export const qrColor = z
  .string()
  .regex(/^#[0-9a-fA-F]{6}$/, 'Use a colour such as #16161a.')
  .refine(
    (hex) => 1.05 / (luminance(hex) + 0.05) >= MIN_QR_CONTRAST,
    'Phones read dark codes only. Use a darker colour.',
  );

/** Relative luminance of WCAG 2, 0 to 1. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((start) => Number.parseInt(hex.slice(start, start + 2), 16) / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

export const qrQuery = z.object({
  format: z.enum(['png', 'svg', 'pdf']).default('png'),
  /** Side in pixels (PNG, SVG) or in points (PDF). */
  size: z.coerce.number().int().min(64).max(4096).default(512),
  /** `phone` encodes the local HTTPS address instead of the public one. */
  target: z.enum(['public', 'phone']).default('public'),
  /** Of the dark modules; they stand on white. */
  color: qrColor.default('#000000'),
});
export type QrQuery = z.infer<typeof qrQuery>;

/** A code with a picture in its middle. */
export const qrWithLogo = z.object({
  format: qrQuery.shape.format,
  size: z.int('Enter a whole number.').min(128, 'Use 128 or more.').max(4096, 'Use 4096 or less.').default(512),
  target: qrQuery.shape.target,
  color: qrQuery.shape.color,
  /** A PNG of 16 to 512 pixels a side, in Base64. */
  logo: z.base64('Send the PNG in Base64.').min(1, 'Send a logo.').max(600_000, 'Use a smaller logo.'),
});
export type QrWithLogo = z.infer<typeof qrWithLogo>;

/** `host`: the workspace's own name that somebody came by; only its own links are there. */
export const publicConfigQuery = z.object({ host: z.string().max(300).optional() });
export type PublicConfigQuery = z.infer<typeof publicConfigQuery>;
