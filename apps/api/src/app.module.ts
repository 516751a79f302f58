import { type DynamicModule, Module } from '@nestjs/common';
import { coreModule } from './core/core.module.js';
import type { Resources } from './core/resources.js';
import { AuthModule } from './features/auth/auth.module.js';
import { ImagesModule } from './features/images/images.module.js';
import { MarkersModule } from './features/markers/markers.module.js';
import { ProjectsModule } from './features/projects/projects.module.js';
import { UsersModule } from './features/users/users.module.js';
import { VideosModule } from './features/videos/videos.module.js';

const FEATURES = [AuthModule, UsersModule, ProjectsModule, ImagesModule, VideosModule, MarkersModule];

@Module({})
class AppModule {}

/** All features on top of what the process holds open. */
export const appModule = (resources: Resources): DynamicModule => ({
  module: AppModule,
  imports: [coreModule(resources), ...FEATURES],
});
