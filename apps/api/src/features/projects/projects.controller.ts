import {
  type CreateProject,
  createProject,
  type Page,
  type Project,
  type ProjectQuery,
  projectQuery,
  type UpdateProject,
  updateProject,
} from '@argument/contracts';
import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { Me } from '../../core/auth/decorators.js';
import type { Principal } from '../../core/auth/principal.js';
import { idOf, valid } from '../../core/http/zod-validation.pipe.js';
import { ProjectsService } from './projects.service.js';

const projectId = idOf('project');

@Controller('api/v1/projects')
export class ProjectsController {
  constructor(private readonly projects: ProjectsService) {}

  @Get()
  list(@Me() me: Principal, @Query(valid(projectQuery)) query: ProjectQuery): Promise<Page<Project>> {
    return this.projects.list(me, query);
  }

  @Post()
  create(@Me() me: Principal, @Body(valid(createProject)) input: CreateProject): Promise<Project> {
    return this.projects.create(me, input);
  }

  @Get(':projectId')
  get(@Me() me: Principal, @Param('projectId', projectId) id: string): Promise<Project> {
    return this.projects.get(me, id);
  }

  @Patch(':projectId')
  update(
    @Me() me: Principal,
    @Param('projectId', projectId) id: string,
    @Body(valid(updateProject)) change: UpdateProject,
  ): Promise<Project> {
    return this.projects.update(me, id, change);
  }

  @Delete(':projectId')
  @HttpCode(204)
  delete(@Me() me: Principal, @Param('projectId', projectId) id: string): Promise<void> {
    return this.projects.delete(me, id);
  }

  @Post(':projectId/duplicate')
  duplicate(@Me() me: Principal, @Param('projectId', projectId) id: string): Promise<Project> {
    return this.projects.duplicate(me, id);
  }

  @Post(':projectId/restore')
  @HttpCode(200)
  restore(@Me() me: Principal, @Param('projectId', projectId) id: string): Promise<Project> {
    return this.projects.restore(me, id);
  }
}
