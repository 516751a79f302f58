import { type Retention, type UpdateRetention, updateRetention } from '@argument/contracts';
import { Body, Controller, Get, Patch } from '@nestjs/common';
import { Me } from '../../core/auth/decorators.js';
import type { Principal } from '../../core/auth/principal.js';
import { valid } from '../../core/http/zod-validation.pipe.js';
import { RetentionService } from './retention.service.js';

@Controller('api/v1/workspaces/current/retention')
export class RetentionController {
  constructor(private readonly retention: RetentionService) {}

  @Get()
  read(@Me() me: Principal): Promise<Retention> {
    return this.retention.read(me);
  }

  @Patch()
  update(@Me() me: Principal, @Body(valid(updateRetention)) change: UpdateRetention): Promise<Retention> {
    return this.retention.update(me, change);
  }
}
