import { z } from 'zod';
import { assetError, assetStatus, rendition } from './asset.js';
import { id, timestamp } from './ids.js';

/** A background colour that becomes transparent, as of a green screen. */
export const chromaKey = z.object({
  /** `#rrggbb`. */
  color: z.string().regex(/^#[0-9a-f]{6}$/i, 'Use a colour like #00b140.'),
  /** 0 takes that colour alone away, 1 half of all colours. */
  tolerance: z.number().min(0).max(1),
});
export type ChromaKey = z.infer<typeof chromaKey>;

/** A language as browsers name it (BCP 47), such as `de` or `pt-BR`. */
export const language = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'Use a language code like en or pt-BR.');

/** Most characters of a file of captions. */
const CAPTIONS_LENGTH = 200_000;

/** What can be changed of a video. Another key colour has it prepared anew; what is published plays on until then. */
export const updateVideo = z.object({
  /** Null leaves the picture as it is. */
  chromaKey: chromaKey.nullable().optional(),
  /** WebVTT, one file for each language; they replace those that the video has. */
  captions: z
    .array(
      z.object({
        language,
        webvtt: z
          .string()
          .max(CAPTIONS_LENGTH)
          .regex(/^\uFEFF?WEBVTT(?=[ \t\r\n]|$)/, 'Use a WebVTT file; it begins with the word WEBVTT.'),
      }),
    )
    .max(20)
    .refine((files) => new Set(files.map((file) => file.language)).size === files.length, 'Name each language once.')
    .optional(),
});
export type UpdateVideo = z.infer<typeof updateVideo>;

/** An uploaded video with its facts; null until it was probed. */
export const video = z.object({
  id,
  projectId: id,
  name: z.string(),
  status: assetStatus,
  /** 0 to 100. */
  progress: z.number().min(0).max(100),
  durationMs: z.int().nonnegative().nullable(),
  width: z.int().positive().nullable(),
  height: z.int().positive().nullable(),
  hasAudio: z.boolean().nullable(),
  bytes: z.int().nonnegative(),
  renditions: z.array(rendition),
  chromaKey: chromaKey.nullable(),
  captions: z.array(z.object({ language, url: z.string() })),
  posterUrl: z.string().nullable(),
  error: assetError.optional(),
  createdAt: timestamp,
});
export type Video = z.infer<typeof video>;

export const videoStatus = video.pick({ id: true, status: true, progress: true, error: true });
export type VideoStatus = z.infer<typeof videoStatus>;
