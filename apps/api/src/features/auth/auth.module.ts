import { Module } from '@nestjs/common';
import { TwoFactorModule } from '../two-factor/two-factor.module.js';
import { UsersModule } from '../users/users.module.js';
import { AccountController } from './account.controller.js';
import { AccountService } from './account.service.js';
import { AccountMailService } from './account-mail.service.js';
import { AuthController } from './auth.controller.js';
import { AuthRepository } from './auth.repository.js';
import { AuthService } from './auth.service.js';
import { SessionsService } from './sessions.service.js';
import { SignInsRepository } from './sign-ins.repository.js';

@Module({
  imports: [TwoFactorModule, UsersModule],
  controllers: [AuthController, AccountController],
  providers: [AuthService, AccountService, AuthRepository, SessionsService, SignInsRepository, AccountMailService],
  exports: [AuthService, AccountMailService],
})
export class AuthModule {}
