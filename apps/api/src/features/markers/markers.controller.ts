import {
  type GenerateMarker,
  generateMarker,
  type Marker,
  type MarkerAccepted,
  type Page,
  type PageQuery,
  pageQuery,
  type UpdateMarker,
  updateMarker,
} from '@argument/contracts';
import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { Me } from '../../core/auth/decorators.js';
import type { Principal } from '../../core/auth/principal.js';
import { idOf, valid } from '../../core/http/zod-validation.pipe.js';
import { ForWatching } from '../../core/limits/rate-limit.guard.js';
import { MarkersService } from './markers.service.js';

const markerId = idOf('marker');

@Controller('api/v1')
export class MarkersController {
  constructor(private readonly markers: MarkersService) {}

  @Post('markers/generate')
  @HttpCode(202)
  generate(@Me() me: Principal, @Body(valid(generateMarker)) input: GenerateMarker): Promise<MarkerAccepted> {
    return this.markers.generate(me, input);
  }

  @Get('markers/:markerId')
  @ForWatching()
  get(@Me() me: Principal, @Param('markerId', markerId) id: string): Promise<Marker> {
    return this.markers.get(me, id);
  }

  @Patch('markers/:markerId')
  update(
    @Me() me: Principal,
    @Param('markerId', markerId) id: string,
    @Body(valid(updateMarker)) change: UpdateMarker,
  ): Promise<Marker> {
    return this.markers.update(me, id, change);
  }

  @Delete('markers/:markerId')
  @HttpCode(204)
  delete(@Me() me: Principal, @Param('markerId', markerId) id: string): Promise<void> {
    return this.markers.delete(me, id);
  }

  @Get('projects/:projectId/markers')
  list(
    @Me() me: Principal,
    @Param('projectId', idOf('project')) projectId: string,
    @Query(valid(pageQuery)) query: PageQuery,
  ): Promise<Page<Marker>> {
    return this.markers.list(me, projectId, query);
  }
}
