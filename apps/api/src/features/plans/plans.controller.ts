import {
  type AdminWorkspace,
  type AdminWorkspaceQuery,
  adminWorkspaceQuery,
  type CreatePlan,
  createPlan,
  type Page,
  type Plan,
  type UpdateAdminWorkspace,
  type UpdatePlan,
  updateAdminWorkspace,
  updatePlan,
} from '@argument/contracts';
import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { Me } from '../../core/auth/decorators.js';
import type { Principal } from '../../core/auth/principal.js';
import { idOf, valid } from '../../core/http/zod-validation.pipe.js';
import { PlansService } from './plans.service.js';

const planId = idOf('plan');

@Controller('api/v1/admin')
export class PlansController {
  constructor(private readonly plans: PlansService) {}

  @Get('plans')
  async list(): Promise<{ items: Plan[] }> {
    return { items: await this.plans.list() };
  }

  @Post('plans')
  create(@Me() me: Principal, @Body(valid(createPlan)) input: CreatePlan): Promise<Plan> {
    return this.plans.create(me, input);
  }

  @Patch('plans/:planId')
  update(
    @Me() me: Principal,
    @Param('planId', planId) id: string,
    @Body(valid(updatePlan)) change: UpdatePlan,
  ): Promise<Plan> {
    return this.plans.update(me, id, change);
  }

  @Delete('plans/:planId')
  @HttpCode(204)
  delete(@Me() me: Principal, @Param('planId', planId) id: string): Promise<void> {
    return this.plans.delete(me, id);
  }

  @Get('workspaces')
  workspaces(@Query(valid(adminWorkspaceQuery)) query: AdminWorkspaceQuery): Promise<Page<AdminWorkspace>> {
    return this.plans.workspaces(query);
  }

  @Patch('workspaces/:workspaceId')
  updateWorkspace(
    @Me() me: Principal,
    @Param('workspaceId', idOf('workspace')) id: string,
    @Body(valid(updateAdminWorkspace)) change: UpdateAdminWorkspace,
  ): Promise<AdminWorkspace> {
    return this.plans.updateWorkspace(me, id, change);
  }
}
