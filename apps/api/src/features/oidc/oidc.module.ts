import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/auth.module.js';
import { TwoFactorModule } from '../two-factor/two-factor.module.js';
import { AttemptCookie } from './attempt-cookie.js';
import { IdentitiesController } from './identities.controller.js';
import { IdentitiesService } from './identities.service.js';
import { OidcController } from './oidc.controller.js';
import { OidcRepository } from './oidc.repository.js';
import { OidcService } from './oidc.service.js';

@Module({
  imports: [AuthModule, TwoFactorModule],
  controllers: [OidcController, IdentitiesController],
  providers: [OidcService, IdentitiesService, OidcRepository, AttemptCookie],
})
export class OidcModule {}
