import { createHash } from 'node:crypto';
import { openApi } from '@argument/contracts/openapi';
import { Controller, Get, Header, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Public } from '../../core/auth/decorators.js';
import { Unlimited } from '../../core/limits/rate-limit.guard.js';
import { docsPage } from './docs-page.js';
import { STYLE } from './docs-style.js';

const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');

@Public()
@Unlimited()
@Controller('api')
export class DocsController {
  private readonly document = JSON.stringify(openApi());
  private readonly page = docsPage();

  @Get('openapi.json')
  @Header('content-type', 'application/json; charset=utf-8')
  @Header('access-control-allow-origin', '*')
  openApi(): string {
    return this.document;
  }

  @Get('docs')
  async docs(@Res() reply: FastifyReply): Promise<void> {
    await reply
      .type('text/html; charset=utf-8')
      .header('content-security-policy', `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; frame-ancestors 'none'`)
      .send(this.page);
  }
}
