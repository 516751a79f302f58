import {
  type CreateLink,
  createLink,
  type Link,
  type Page,
  type PageQuery,
  pageQuery,
  type QrQuery,
  type QrWithLogo,
  qrQuery,
  qrWithLogo,
  type UpdateLink,
  updateLink,
} from '@argument/contracts';
import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Me } from '../../core/auth/decorators.js';
import type { Principal } from '../../core/auth/principal.js';
import { idOf, valid } from '../../core/http/zod-validation.pipe.js';
import { ForWatching } from '../../core/limits/rate-limit.guard.js';
import { LinksService } from './links.service.js';

const linkId = idOf('link');
const projectId = idOf('project');

@Controller('api/v1')
export class LinksController {
  constructor(private readonly links: LinksService) {}

  @Get('projects/:projectId/links')
  list(
    @Me() me: Principal,
    @Param('projectId', projectId) project: string,
    @Query(valid(pageQuery)) query: PageQuery,
  ): Promise<Page<Link>> {
    return this.links.list(me, project, query);
  }

  @Post('projects/:projectId/links')
  create(
    @Me() me: Principal,
    @Param('projectId', projectId) project: string,
    @Body(valid(createLink)) input: CreateLink,
  ): Promise<Link> {
    return this.links.create(me, project, input);
  }

  @Get('links/:linkId')
  @ForWatching()
  get(@Me() me: Principal, @Param('linkId', linkId) id: string): Promise<Link> {
    return this.links.get(me, id);
  }

  @Patch('links/:linkId')
  update(
    @Me() me: Principal,
    @Param('linkId', linkId) id: string,
    @Body(valid(updateLink)) change: UpdateLink,
  ): Promise<Link> {
    return this.links.update(me, id, change);
  }

  @Delete('links/:linkId')
  @HttpCode(204)
  delete(@Me() me: Principal, @Param('linkId', linkId) id: string): Promise<void> {
    return this.links.delete(me, id);
  }

  @Get('links/:linkId/qr')
  async qr(
    @Me() me: Principal,
    @Param('linkId', linkId) id: string,
    @Query(valid(qrQuery)) query: QrQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { contentType, body, name } = await this.links.qr(me, id, query);
    await reply.type(contentType).header('content-disposition', `inline; filename="${name}"`).send(body);
  }

  @Post('links/:linkId/qr')
  @HttpCode(200)
  async qrWithLogo(
    @Me() me: Principal,
    @Param('linkId', linkId) id: string,
    @Body(valid(qrWithLogo)) input: QrWithLogo,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { contentType, body, name } = await this.links.qr(me, id, input);
    await reply.type(contentType).header('content-disposition', `inline; filename="${name}"`).send(body);
  }
}
