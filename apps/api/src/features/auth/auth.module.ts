import { Module } from '@nestjs/common';
import { UsersModule } from '../users/users.module.js';
import { AccountMailService } from './account-mail.service.js';
import { AuthController } from './auth.controller.js';
import { AuthRepository } from './auth.repository.js';
import { AuthService } from './auth.service.js';
import { SessionsService } from './sessions.service.js';

@Module({
  imports: [UsersModule],
  controllers: [AuthController],
  providers: [AuthService, AuthRepository, SessionsService, AccountMailService],
})
export class AuthModule {}
