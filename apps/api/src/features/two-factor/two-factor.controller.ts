import {
  type ConfirmPassword,
  confirmPassword,
  type EnableTwoFactor,
  enableTwoFactor,
  type RecoveryCodes,
  type TwoFactor,
  type TwoFactorSetup,
} from '@argument/contracts';
import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { Me } from '../../core/auth/decorators.js';
import type { Principal } from '../../core/auth/principal.js';
import { valid } from '../../core/http/zod-validation.pipe.js';
import { GUARDED, RateLimit } from '../../core/limits/rate-limit.guard.js';
import { TwoFactorService } from './two-factor.service.js';

@Controller('api/v1/users/me/two-factor')
@RateLimit({ name: 'password', ...GUARDED })
export class TwoFactorController {
  constructor(private readonly factor: TwoFactorService) {}

  @Get()
  @RateLimit({ name: 'two-factor', ...GUARDED, limit: 60 })
  read(@Me() me: Principal): Promise<TwoFactor> {
    return this.factor.read(me.userId);
  }

  @Post()
  @HttpCode(200)
  begin(@Me() me: Principal, @Body(valid(confirmPassword)) input: ConfirmPassword): Promise<TwoFactorSetup> {
    return this.factor.begin(me.userId, input.currentPassword);
  }

  @Post('enable')
  @HttpCode(200)
  enable(@Me() me: Principal, @Body(valid(enableTwoFactor)) { code }: EnableTwoFactor): Promise<RecoveryCodes> {
    return this.factor.enable(me.userId, code);
  }

  @Post('recovery-codes')
  @HttpCode(200)
  renew(@Me() me: Principal, @Body(valid(confirmPassword)) input: ConfirmPassword): Promise<RecoveryCodes> {
    return this.factor.renew(me.userId, input.currentPassword);
  }

  @Post('disable')
  @HttpCode(204)
  disable(@Me() me: Principal, @Body(valid(confirmPassword)) input: ConfirmPassword): Promise<void> {
    return this.factor.disable(me.userId, input.currentPassword);
  }
}
