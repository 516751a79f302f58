import { z } from 'zod';
import { id, timestamp } from './ids.js';

/** A light, or a hand, in which a print was looked at: a well lit room, an evening's lamp, a hand that moves. */
export const proofLight = z.enum(['bright', 'dim', 'shaky']);
export type ProofLight = z.infer<typeof proofLight>;

/** How often the engine recognised simulated prints, in one light and at one angle. */
export const proofRow = z.object({
  light: proofLight,
  /** Between the line of sight and the print's normal, degrees; 0 is straight on. */
  angle: z.number().min(0).max(90),
  /** Part of the looks that recognised it, 0 to 1, for each of the proof's distances. */
  shares: z.array(z.number().min(0).max(1)),
  /** How far away it is recognised, in long sides of the print; 0 where it is not. Times the long side in cm it is in cm. */
  reach: z.number().min(0),
});
export type ProofRow = z.infer<typeof proofRow>;

/** A part of a picture, 0 to 1 of its width and height. */
export const pictureArea = z.object({
  left: z.number().min(0).max(1),
  top: z.number().min(0).max(1),
  width: z.number().min(0).max(1),
  height: z.number().min(0).max(1),
});
export type PictureArea = z.infer<typeof pictureArea>;

/** Another marker of the project that this one can be mistaken for. */
export const similarMarker = z.object({
  markerId: id,
  name: z.string(),
  /** `same`: no camera can tell them apart. `alike`: they are told apart while what differs is in view. */
  verdict: z.enum(['alike', 'same']),
  /** Part of the one picture that the other shows too, 0 to 1. */
  shared: z.number().min(0).max(1),
});
export type SimilarMarker = z.infer<typeof similarMarker>;

/** What simulated prints of a marker's picture say before anything is printed. */
export const printProof = z.object({
  /** Angle that the assumed phone's camera sees along its picture's long side, degrees. */
  fieldOfView: z.number(),
  /** Distances of the grid, in long sides of the print. */
  distances: z.array(z.number().positive()),
  rows: z.array(proofRow),
  /** A part of the picture that scores higher than the whole; null where none does. */
  crop: pictureArea.extend({ trackability: z.int().min(0).max(100) }).nullable(),
  similar: z.array(similarMarker),
  provedAt: timestamp,
});
export type PrintProof = z.infer<typeof printProof>;

/** The proof as it is kept: names are looked up when it is read. */
export const storedProof = printProof.extend({ similar: z.array(similarMarker.omit({ name: true })) });
export type StoredProof = z.infer<typeof storedProof>;
