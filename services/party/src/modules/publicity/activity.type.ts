import { connectionOf, Inherit, LocalDateText } from '@anzhi/graphql-kit';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';

export enum PublicityChannel {
  COLUMN = 'COLUMN',
  WINDOW = 'WINDOW',
  MEETING = 'MEETING',
  BOOK = 'BOOK',
  ONLINE = 'ONLINE',
}
registerEnumType(PublicityChannel, {
  name: 'PublicityChannel',
  description: 'By what people are told (宣传方式).',
  valuesConfig: {
    COLUMN: { description: 'A notice column (专栏).' },
    WINDOW: { description: 'A display window (橱窗).' },
    MEETING: { description: 'A meeting (会议).' },
    BOOK: { description: 'A printed book or leaflet (宣传册).' },
    ONLINE: { description: 'On line (网络).' },
  },
});

export enum PublicityLevel {
  GROUP = 'GROUP',
  FACTORY = 'FACTORY',
  WORKSHOP = 'WORKSHOP',
  TEAM = 'TEAM',
}
registerEnumType(PublicityLevel, {
  name: 'PublicityLevel',
  description: 'At which level people are told (宣传层次).',
  valuesConfig: {
    GROUP: { description: 'The whole group (集团).' },
    FACTORY: { description: 'The whole factory (全厂).' },
    WORKSHOP: { description: 'A workshop or department (车间部门).' },
    TEAM: { description: 'A team (班组).' },
  },
});

@Inherit()
@ObjectType({ description: 'One act of publicity (宣传活动).' })
export class PublicityActivity {
  @Field(() => ID, { description: 'The id (标识).' })
  id: string;

  @Field(() => PublicityChannel, { description: 'By what (方式).' })
  channel: PublicityChannel;

  @Field(() => PublicityLevel, { description: 'At which level (层次).' })
  level: PublicityLevel;

  @Field(() => String, { description: 'About what (主题).' })
  topic: string;

  @Field(() => LocalDateText, { description: 'When (日期).' })
  heldOn: string;

  @Field(() => String, { description: 'Where (地点).' })
  place: string;

  @Field(() => Int, { description: 'How many people it reached, counted and not named (覆盖人数).' })
  reach: number;

  @Field(() => String, { description: 'File number of the evidence (佐证材料编号).' })
  evidence: string;
}

@Inherit()
@ObjectType({ description: 'A page of acts of publicity (宣传活动列表).' })
export class PublicityActivityConnection extends connectionOf(
  PublicityActivity,
  'PublicityActivity',
  'acts of publicity (宣传活动)',
) {}

@Inherit()
@ObjectType({
  description: 'What was done by one channel at one level (按方式层次统计).',
})
export class PublicityReach {
  @Field(() => PublicityChannel, { description: 'By what (方式).' })
  channel: PublicityChannel;

  @Field(() => PublicityLevel, { description: 'At which level (层次).' })
  level: PublicityLevel;

  @Field(() => Int, { description: 'How many acts (活动次数).' })
  activities: number;

  @Field(() => Int, {
    description: 'Everybody reached, once for each act: person-times (覆盖人次).',
  })
  reach: number;

  @Field(() => String, {
    nullable: true,
    description:
      'Person-times of the frozen roster in percent, one decimal; over 100 where people were reached more than once (覆盖率).',
  })
  coverage: string | null;
}
