import { authErrors } from './auth.errors.js';
import { linkErrors } from './link.errors.js';
import { requestErrors } from './request.errors.js';
import { uploadErrors } from './upload.errors.js';
import { workspaceErrors } from './workspace.errors.js';

/** Every error that more than one feature answers, one constructor each. Codes never change: programs depend on them. */
export const errors = { ...requestErrors, ...authErrors, ...workspaceErrors, ...uploadErrors, ...linkErrors };
