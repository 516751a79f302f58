import type { Identity } from '@argument/contracts';
import { Controller, Delete, Get, HttpCode, Param } from '@nestjs/common';
import { Me } from '../../core/auth/decorators.js';
import type { Principal } from '../../core/auth/principal.js';
import { idOf } from '../../core/http/zod-validation.pipe.js';
import { IdentitiesService } from './identities.service.js';

@Controller('api/v1/users/me/identities')
export class IdentitiesController {
  constructor(private readonly identities: IdentitiesService) {}

  @Get()
  async list(@Me() me: Principal): Promise<{ items: Identity[] }> {
    return { items: await this.identities.list(me.userId) };
  }

  @Delete(':identityId')
  @HttpCode(204)
  unlink(@Me() me: Principal, @Param('identityId', idOf('identity')) id: string): Promise<void> {
    return this.identities.unlink(me.userId, id);
  }
}
