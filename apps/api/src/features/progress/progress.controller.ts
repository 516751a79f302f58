import type { ProjectProgress } from '@argument/contracts';
import { Controller, Get, Param } from '@nestjs/common';
import { Me } from '../../core/auth/decorators.js';
import type { Principal } from '../../core/auth/principal.js';
import { idOf } from '../../core/http/zod-validation.pipe.js';
import { ProgressService } from './progress.service.js';

@Controller('api/v1/projects/:projectId/progress')
export class ProgressController {
  constructor(private readonly progress: ProgressService) {}

  @Get()
  get(@Me() me: Principal, @Param('projectId', idOf('project')) id: string): Promise<ProjectProgress> {
    return this.progress.get(me, id);
  }
}
