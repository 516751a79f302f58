import {
  type CreateInvitation,
  createInvitation,
  type Invitation,
  type InvitationPreview,
  type InvitationToken,
  invitationToken,
  type Workspace,
} from '@argument/contracts';
import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { Me, Public } from '../../core/auth/decorators.js';
import type { Principal } from '../../core/auth/principal.js';
import { idOf, valid } from '../../core/http/zod-validation.pipe.js';
import { RateLimit } from '../../core/limits/rate-limit.guard.js';
import { InvitationsService } from './invitations.service.js';

@Controller('api/v1/invitations')
export class InvitationsController {
  constructor(private readonly invitations: InvitationsService) {}

  @Get()
  list(@Me() me: Principal): Promise<{ items: Invitation[] }> {
    return this.invitations.list(me);
  }

  @Post()
  create(@Me() me: Principal, @Body(valid(createInvitation)) input: CreateInvitation): Promise<Invitation> {
    return this.invitations.create(me, input);
  }

  @Delete(':invitationId')
  @HttpCode(204)
  withdraw(@Me() me: Principal, @Param('invitationId', idOf('invitation')) id: string): Promise<void> {
    return this.invitations.withdraw(me, id);
  }

  @Public()
  @Post('preview')
  @HttpCode(200)
  @RateLimit({ name: 'invitation', limit: 30 })
  preview(@Body(valid(invitationToken)) { token }: InvitationToken): Promise<InvitationPreview> {
    return this.invitations.preview(token);
  }

  @Post('accept')
  @HttpCode(200)
  accept(@Me() me: Principal, @Body(valid(invitationToken)) { token }: InvitationToken): Promise<Workspace> {
    return this.invitations.accept(me, token);
  }
}
