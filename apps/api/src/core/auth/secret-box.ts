import { SealedBox } from '@argument/config';
import { Inject, Injectable } from '@nestjs/common';
import type { ApiEnv } from '../../env.js';
import { ENV } from '../tokens.js';

/** Encrypts secrets that we must be able to read again. */
@Injectable()
export class SecretBox extends SealedBox {
  constructor(@Inject(ENV) env: Pick<ApiEnv, 'APP_SECRET'>) {
    super(env.APP_SECRET);
  }
}
