import {
  type DirectUpload,
  newDirectUpload,
  type PartUrls,
  sentParts,
  type UploadAccepted,
  wantedParts,
} from '@argument/contracts';
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import type { z } from 'zod';
import { Me } from '../../core/auth/decorators.js';
import type { Principal } from '../../core/auth/principal.js';
import { idOf, valid } from '../../core/http/zod-validation.pipe.js';
import { DirectService } from './direct.service.js';

const uploadId = idOf('upload');

@Controller('api/v1/uploads')
export class DirectController {
  constructor(private readonly direct: DirectService) {}

  @Post('direct')
  begin(
    @Me() me: Principal,
    @Body(valid(newDirectUpload)) body: z.infer<typeof newDirectUpload>,
  ): Promise<DirectUpload> {
    return this.direct.begin(me, body);
  }

  @Post(':uploadId/parts')
  @HttpCode(200)
  sign(
    @Me() me: Principal,
    @Param('uploadId', uploadId) id: string,
    @Body(valid(wantedParts)) body: z.infer<typeof wantedParts>,
  ): Promise<PartUrls> {
    return this.direct.sign(me, id, body.numbers);
  }

  @Post(':uploadId/complete')
  @HttpCode(202)
  complete(
    @Me() me: Principal,
    @Param('uploadId', uploadId) id: string,
    @Body(valid(sentParts)) body: z.infer<typeof sentParts>,
  ): Promise<UploadAccepted> {
    return this.direct.complete(me, id, body.parts);
  }
}
