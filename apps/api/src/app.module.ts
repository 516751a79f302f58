import { type DynamicModule, Module } from '@nestjs/common';
import { CoreModule } from './core/core.module.js';
import type { Resources } from './core/resources.js';
import { AuthModule } from './features/auth/auth.module.js';
import { ProjectsModule } from './features/projects/projects.module.js';
import { UsersModule } from './features/users/users.module.js';

const FEATURES = [AuthModule, UsersModule, ProjectsModule];

@Module({})
export class AppModule {
  static with(resources: Resources): DynamicModule {
    return { module: AppModule, imports: [CoreModule.with(resources), ...FEATURES] };
  }
}
