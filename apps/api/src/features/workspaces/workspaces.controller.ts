import {
  type Member,
  type Page,
  type PageQuery,
  pageQuery,
  type SaveWorkspace,
  saveWorkspace,
  type TransferWorkspace,
  transferWorkspace,
  type UpdateMember,
  updateMember,
  type Workspace,
} from '@argument/contracts';
import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { Me } from '../../core/auth/decorators.js';
import type { Principal } from '../../core/auth/principal.js';
import { idOf, valid } from '../../core/http/zod-validation.pipe.js';
import { WorkspacesService } from './workspaces.service.js';

const userId = idOf('member');

@Controller('api/v1')
export class WorkspacesController {
  constructor(private readonly workspaces: WorkspacesService) {}

  @Get('workspaces')
  mine(@Me() me: Principal): Promise<{ items: Workspace[] }> {
    return this.workspaces.mine(me);
  }

  @Post('workspaces')
  create(@Me() me: Principal, @Body(valid(saveWorkspace)) input: SaveWorkspace): Promise<Workspace> {
    return this.workspaces.create(me, input);
  }

  @Get('workspaces/current')
  read(@Me() me: Principal): Promise<Workspace> {
    return this.workspaces.read(me.workspaceId, me.userId);
  }

  @Patch('workspaces/current')
  rename(@Me() me: Principal, @Body(valid(saveWorkspace)) input: SaveWorkspace): Promise<Workspace> {
    return this.workspaces.rename(me, input);
  }

  @Post('workspaces/current/leave')
  @HttpCode(204)
  leave(@Me() me: Principal): Promise<void> {
    return this.workspaces.remove(me, me.userId);
  }

  @Post('workspaces/current/transfer')
  @HttpCode(204)
  transfer(@Me() me: Principal, @Body(valid(transferWorkspace)) input: TransferWorkspace): Promise<void> {
    return this.workspaces.transfer(me, input.userId);
  }

  @Get('members')
  members(@Me() me: Principal, @Query(valid(pageQuery)) query: PageQuery): Promise<Page<Member>> {
    return this.workspaces.members(me, query);
  }

  @Patch('members/:userId')
  setRole(
    @Me() me: Principal,
    @Param('userId', userId) id: string,
    @Body(valid(updateMember)) change: UpdateMember,
  ): Promise<Member> {
    return this.workspaces.setRole(me, id, change.role);
  }

  @Delete('members/:userId')
  @HttpCode(204)
  remove(@Me() me: Principal, @Param('userId', userId) id: string): Promise<void> {
    return this.workspaces.remove(me, id);
  }
}
