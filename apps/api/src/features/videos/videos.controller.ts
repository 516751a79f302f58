import {
  type Page,
  type PageQuery,
  pageQuery,
  type UpdateVideo,
  type UploadAccepted,
  updateVideo,
  type Video,
  type VideoStatus,
} from '@argument/contracts';
import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Me } from '../../core/auth/decorators.js';
import type { Principal } from '../../core/auth/principal.js';
import { idOf, valid } from '../../core/http/zod-validation.pipe.js';
import { ForWatching } from '../../core/limits/rate-limit.guard.js';
import { VideosService } from './videos.service.js';

const videoId = idOf('video');

@Controller('api/v1')
export class VideosController {
  constructor(private readonly videos: VideosService) {}

  @Post('videos/upload')
  @HttpCode(202)
  upload(@Req() request: FastifyRequest, @Me() me: Principal): Promise<UploadAccepted> {
    return this.videos.upload(request, me);
  }

  @Get('videos/:videoId')
  @ForWatching()
  get(@Me() me: Principal, @Param('videoId', videoId) id: string): Promise<Video> {
    return this.videos.get(me, id);
  }

  @Get('videos/:videoId/status')
  @ForWatching()
  status(@Me() me: Principal, @Param('videoId', videoId) id: string): Promise<VideoStatus> {
    return this.videos.status(me, id);
  }

  @Patch('videos/:videoId')
  update(
    @Me() me: Principal,
    @Param('videoId', videoId) id: string,
    @Body(valid(updateVideo)) change: UpdateVideo,
  ): Promise<Video> {
    return this.videos.update(me, id, change);
  }

  @Delete('videos/:videoId')
  @HttpCode(204)
  delete(@Me() me: Principal, @Param('videoId', videoId) id: string): Promise<void> {
    return this.videos.delete(me, id);
  }

  @Get('projects/:projectId/videos')
  list(
    @Me() me: Principal,
    @Param('projectId', idOf('project')) projectId: string,
    @Query(valid(pageQuery)) query: PageQuery,
  ): Promise<Page<Video>> {
    return this.videos.list(me, projectId, query);
  }
}
