import { type Image, type Page, type PageQuery, pageQuery, type UploadAccepted } from '@argument/contracts';
import { Controller, Delete, Get, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Me } from '../../core/auth/decorators.js';
import type { Principal } from '../../core/auth/principal.js';
import { idOf, valid } from '../../core/http/zod-validation.pipe.js';
import { ForWatching } from '../../core/limits/rate-limit.guard.js';
import { ImagesService } from './images.service.js';

const imageId = idOf('image');

@Controller('api/v1')
export class ImagesController {
  constructor(private readonly images: ImagesService) {}

  @Post('images/upload')
  @HttpCode(202)
  upload(@Req() request: FastifyRequest, @Me() me: Principal): Promise<UploadAccepted> {
    return this.images.upload(request, me);
  }

  @Get('images/:imageId')
  @ForWatching()
  get(@Me() me: Principal, @Param('imageId', imageId) id: string): Promise<Image> {
    return this.images.get(me, id);
  }

  @Delete('images/:imageId')
  @HttpCode(204)
  delete(@Me() me: Principal, @Param('imageId', imageId) id: string): Promise<void> {
    return this.images.delete(me, id);
  }

  @Get('projects/:projectId/images')
  list(
    @Me() me: Principal,
    @Param('projectId', idOf('project')) projectId: string,
    @Query(valid(pageQuery)) query: PageQuery,
  ): Promise<Page<Image>> {
    return this.images.list(me, projectId, query);
  }
}
