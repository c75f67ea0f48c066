import type { LocalDate } from '@anzhi/domain';
import { FilledText, LocalDateText } from '@anzhi/graphql-kit';
import { ArrayMaxSize, ArrayMinSize, ValidateNested } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import { PersonChangeInput } from './amendment.inputs.js';

@InputType({ description: 'What a document of the archive says of the birth date (档案记载).' })
export class ArchiveBirthRecordInput {
  @Field(() => LocalDateText, { description: 'When the document was made (形成时间).' })
  recordedOn: LocalDate;

  @Field(() => LocalDateText, { description: 'The birth date that it states (载明出生日期).' })
  birthDate: LocalDate;

  @Field(() => String, { description: 'Which document, as a file number (材料名称及卷宗号).' })
  @FilledText(200)
  document: string;
}

@InputType({ description: 'What the archive says of a birth date, all records found (出生日期认定).' })
export class RecognizeBirthDateInput extends PersonChangeInput {
  @Field(() => [ArchiveBirthRecordInput], { description: 'The records, in any order (档案记载).' })
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  records: ArchiveBirthRecordInput[];
}

@InputType({
  description: 'A corrected identity number or phone; both are kept encrypted (更正身份证号、电话).',
})
export class AmendIdentityInput extends PersonChangeInput {
  @Field(() => String, { nullable: true, description: 'The identity number of 18 characters (身份证号).' })
  @FilledText(40)
  identityNumber?: string | null;

  @Field(() => String, { nullable: true, description: 'The phone number (联系电话).' })
  @FilledText(40)
  phone?: string | null;
}
