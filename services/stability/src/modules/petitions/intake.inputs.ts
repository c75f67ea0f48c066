import { FilledText, LocalDateText } from '@anzhi/graphql-kit';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsInt,
  IsOptional,
  Length,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import {
  DeclineGround,
  PetitionChannel,
  PetitionerCategory,
  PetitionKind,
  PetitionTopic,
  RedirectRoute,
} from './petition.enums.js';

@InputType({ description: 'Who speaks for a petition (信访人代表).' })
export class PetitionerInput {
  @Field(() => String, { description: 'The name (姓名).' })
  @FilledText(100)
  name: string;

  @Field(() => String, { nullable: true, description: 'A telephone number or address (联系方式).' })
  @IsOptional()
  @FilledText(300)
  contact?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "The person's own employee number, so that the own row can be referred (职工编号).",
  })
  @IsOptional()
  @FilledText(64)
  employeeNo?: string | null;
}

@InputType({ description: 'Who petitions, and how many they are (信访人).' })
export class PetitionersInput {
  @Field(() => [PetitionerInput], {
    description: 'Those who speak: at most five of a visit, article 20; none when unnamed (代表).',
  })
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  representatives: PetitionerInput[];

  @Field(() => PetitionerCategory, { description: 'Which people petition (信访人类别).' })
  category: PetitionerCategory;

  @Field(() => Int, { description: 'How many people it stands for: visitors or signers (人数).' })
  @IsInt()
  @Min(0)
  @Max(100_000)
  headcount: number;
}

@InputType({ description: 'A petition to register (登记信访事项).' })
export class RegisterPetitionInput {
  @Field(() => String, { description: 'The factory (工厂代码).' })
  factoryCode: string;

  @Field(() => PetitionChannel, { description: 'How it came (渠道).' })
  channel: PetitionChannel;

  @Field(() => PetitionKind, { description: 'What it is; an accusation is not taken here (类别).' })
  kind: PetitionKind;

  @Field(() => LocalDateText, { description: 'When it was received (收到日期).' })
  receivedOn: string;

  @Field(() => PetitionersInput, { description: 'Who petitions; kept encrypted (信访人).' })
  @ValidateNested()
  petitioners: PetitionersInput;

  @Field(() => [PetitionTopic], { description: 'What it is about (内容分类).' })
  @ArrayMinSize(1)
  @ArrayMaxSize(5)
  @ArrayUnique()
  topics: PetitionTopic[];

  @Field(() => String, { description: 'The summary of the matter; kept encrypted (内容摘要).' })
  @FilledText(4000)
  summary: string;

  @Field(() => [String], {
    defaultValue: [],
    description: 'The questions raised; kept encrypted (问题清单).',
  })
  @ArrayMaxSize(50)
  @Length(1, 1000, { each: true })
  questions: string[];
}

@InputType({ description: 'A petition to accept (受理).' })
export class AcceptPetitionInput {
  @Field(() => ID, { description: 'The petition (信访事项).' })
  petitionId: string;

  @Field(() => String, {
    nullable: true,
    description: 'How the petitioner was told; needed unless name or address is unclear (告知情况).',
  })
  @IsOptional()
  @FilledText(2000)
  notice?: string | null;
}

@InputType({ description: 'A petition not to accept (不予受理).' })
export class DeclinePetitionInput {
  @Field(() => ID, { description: 'The petition (信访事项).' })
  petitionId: string;

  @Field(() => DeclineGround, { description: 'Why (理由).' })
  ground: DeclineGround;

  @Field(() => String, {
    nullable: true,
    description: 'How the petitioner was told, and where to go; needed unless unreachable (告知情况).',
  })
  @IsOptional()
  @FilledText(2000)
  notice?: string | null;
}

@InputType({ description: 'A petition to show to its lawful route (分流).' })
export class RedirectPetitionInput {
  @Field(() => ID, { description: 'The petition (信访事项).' })
  petitionId: string;

  @Field(() => RedirectRoute, { description: 'The lawful route (法定途径).' })
  route: RedirectRoute;

  @Field(() => String, {
    nullable: true,
    description: 'How the petitioner was told, and where to go; needed unless unreachable (告知情况).',
  })
  @IsOptional()
  @FilledText(2000)
  notice?: string | null;
}

@InputType({ description: 'A petition to hand to the competent body (转送).' })
export class TransferPetitionInput {
  @Field(() => ID, { description: 'The petition (信访事项).' })
  petitionId: string;

  @Field(() => String, { description: 'The body that is competent (转送单位).' })
  @FilledText(200)
  toBody: string;

  @Field(() => String, {
    nullable: true,
    description: 'How the petitioner was told where it went; needed unless unreachable (告知情况).',
  })
  @IsOptional()
  @FilledText(2000)
  notice?: string | null;
}

@InputType({ description: 'A petition that its petitioner takes back (撤回).' })
export class WithdrawPetitionInput {
  @Field(() => ID, { description: 'The petition (信访事项).' })
  petitionId: string;

  @Field(() => String, { description: "The petitioner's statement; kept encrypted (撤回说明)." })
  @FilledText(2000)
  statement: string;
}
