import { type Quota, type UpdateUser, type User, updateUser } from '@argument/contracts';
import { Body, Controller, Delete, Get, Header, HttpCode, Patch } from '@nestjs/common';
import { Me } from '../../core/auth/decorators.js';
import type { Principal } from '../../core/auth/principal.js';
import { valid } from '../../core/http/zod-validation.pipe.js';
import { UsersService } from './users.service.js';

@Controller('api/v1/users/me')
export class UsersController {
  constructor(private readonly users: UsersService) {}

  @Get()
  get(@Me() me: Principal): Promise<User> {
    return this.users.get(me.userId, me.workspaceId);
  }

  @Patch()
  update(@Me() me: Principal, @Body(valid(updateUser)) change: UpdateUser): Promise<User> {
    return this.users.update(me, change);
  }

  @Delete()
  @HttpCode(204)
  delete(@Me() me: Principal): Promise<void> {
    return this.users.delete(me.userId);
  }

  @Get('quota')
  quota(@Me() me: Principal): Promise<Quota> {
    return this.users.quota(me);
  }

  @Get('export')
  @Header('content-type', 'application/json; charset=utf-8')
  @Header('content-disposition', 'attachment; filename="argument-export.json"')
  export(@Me() me: Principal): Promise<string> {
    return this.users.export(me);
  }
}
