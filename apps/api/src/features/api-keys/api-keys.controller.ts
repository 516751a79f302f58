import { type ApiKey, type CreateApiKey, createApiKey, type NewApiKey } from '@argument/contracts';
import { Body, Controller, Delete, Get, Header, HttpCode, Param, Post } from '@nestjs/common';
import { Me } from '../../core/auth/decorators.js';
import type { Principal } from '../../core/auth/principal.js';
import { idOf, valid } from '../../core/http/zod-validation.pipe.js';
import { ApiKeysService } from './api-keys.service.js';

@Controller('api/v1/api-keys')
export class ApiKeysController {
  constructor(private readonly keys: ApiKeysService) {}

  @Get()
  list(@Me() me: Principal): Promise<{ items: ApiKey[] }> {
    return this.keys.list(me);
  }

  @Post()
  @Header('cache-control', 'no-store')
  create(@Me() me: Principal, @Body(valid(createApiKey)) input: CreateApiKey): Promise<NewApiKey> {
    return this.keys.create(me, input);
  }

  @Delete(':keyId')
  @HttpCode(204)
  revoke(@Me() me: Principal, @Param('keyId', idOf('API key')) id: string): Promise<void> {
    return this.keys.revoke(me, id);
  }
}
