import {
  type AdminStatistics,
  type AdminUser,
  type AdminUserQuery,
  adminUserQuery,
  type Page,
  type UpdateAdminUser,
  updateAdminUser,
} from '@argument/contracts';
import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Query } from '@nestjs/common';
import { Me } from '../../core/auth/decorators.js';
import type { Principal } from '../../core/auth/principal.js';
import { idOf, valid } from '../../core/http/zod-validation.pipe.js';
import { AdminService } from './admin.service.js';

const userId = idOf('user');

@Controller('api/v1/admin')
export class AdminController {
  constructor(private readonly admin: AdminService) {}

  @Get('users')
  list(@Query(valid(adminUserQuery)) query: AdminUserQuery): Promise<Page<AdminUser>> {
    return this.admin.list(query);
  }

  @Patch('users/:userId')
  update(
    @Me() me: Principal,
    @Param('userId', userId) id: string,
    @Body(valid(updateAdminUser)) change: UpdateAdminUser,
  ): Promise<AdminUser> {
    return this.admin.update(me, id, change);
  }

  @Delete('users/:userId')
  @HttpCode(204)
  delete(@Me() me: Principal, @Param('userId', userId) id: string): Promise<void> {
    return this.admin.delete(me, id);
  }

  @Get('statistics')
  statistics(): Promise<AdminStatistics> {
    return this.admin.statistics();
  }
}
