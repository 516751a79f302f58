import { z } from 'zod';

const currentPassword = z.string().min(1, 'Enter your present password.').max(200);

/** Whether sign-in asks for a code of an authenticator app as well. */
export const twoFactor = z.object({ enabled: z.boolean(), recoveryCodesLeft: z.int().nonnegative() });
export type TwoFactor = z.infer<typeof twoFactor>;

export const confirmPassword = z.object({ currentPassword });
export type ConfirmPassword = z.infer<typeof confirmPassword>;

/** For the authenticator app: `otpauthUrl` as a QR code, or `secret` (Base32) typed in. Not in force yet. */
export const twoFactorSetup = z.object({ secret: z.string(), otpauthUrl: z.string() });
export type TwoFactorSetup = z.infer<typeof twoFactorSetup>;

/** Six digits of the app, or a recovery code. */
export const signInCode = z.string().trim().min(6, 'Enter the code.').max(40, 'This is too long for a code.');
export const enableTwoFactor = z.object({ code: signInCode });
export type EnableTwoFactor = z.infer<typeof enableTwoFactor>;

/** Shown this once; each signs in once when the app is lost. */
export const recoveryCodes = z.object({ recoveryCodes: z.array(z.string()) });
export type RecoveryCodes = z.infer<typeof recoveryCodes>;
