import { type ChangeEmail, type ChangePassword, changeEmail, changePassword, type SignIn } from '@argument/contracts';
import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { Me } from '../../core/auth/decorators.js';
import type { Principal } from '../../core/auth/principal.js';
import { idOf, valid } from '../../core/http/zod-validation.pipe.js';
import { GUARDED, RateLimit } from '../../core/limits/rate-limit.guard.js';
import { AccountService } from './account.service.js';

@Controller('api/v1/users/me')
export class AccountController {
  constructor(private readonly account: AccountService) {}

  @Post('password')
  @HttpCode(204)
  @RateLimit({ name: 'password', ...GUARDED })
  changePassword(@Me() me: Principal, @Body(valid(changePassword)) input: ChangePassword): Promise<void> {
    return this.account.changePassword(me, input);
  }

  @Post('email')
  @HttpCode(202)
  @RateLimit({ name: 'password', ...GUARDED })
  changeEmail(@Me() me: Principal, @Body(valid(changeEmail)) input: ChangeEmail): Promise<void> {
    return this.account.changeEmail(me, input);
  }

  @Get('sessions')
  sessions(@Me() me: Principal): Promise<{ items: SignIn[] }> {
    return this.account.sessions(me);
  }

  @Delete('sessions')
  @HttpCode(204)
  endOthers(@Me() me: Principal): Promise<void> {
    return this.account.endOtherSessions(me);
  }

  @Delete('sessions/:sessionId')
  @HttpCode(204)
  end(@Me() me: Principal, @Param('sessionId', idOf('session')) id: string): Promise<void> {
    return this.account.endSession(me, id);
  }
}
