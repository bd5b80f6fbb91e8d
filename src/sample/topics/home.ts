import type { Area } from '../material.ts';

export const home: Area = {
  name: 'home',
  slots: {
    people: ['two people', 'a family of five', 'eight guests', 'just me', 'four friends'],
    food: ['chicken', 'lentils', 'courgettes', 'salmon', 'rice', 'potatoes', 'chickpeas', 'eggs'],
    room: ['kitchen', 'bathroom', 'bedroom', 'cellar', 'living room', 'hallway'],
  },
  context: [
    'We live in [a rented flat|an old house|a small flat|the countryside].',
    'I have [an old oven|only two pans|few tools] and not much [space|time|patience].',
    'It is for {people}.',
    'I would rather not spend [much|more than a little].',
    'I have never done [it|that|anything like it] before.',
    'My [husband|mother|neighbour] says it is [easy|not worth it].',
  ],
  topics: [
    {
      name: 'recipes',
      about: ['dinner recipes', 'cooking', 'a recipe', 'home cooking', 'dishes for tonight'],
      weight: 1.8,
      asks: [
        'What can I cook with {food}, {food} and some [cream|tomatoes|stale bread]?',
        'Give me a recipe for a quick dinner for {people}',
        'How long do I roast {food} so that it does not dry out',
        'I want to bake [bread without kneading|a cake without eggs|rolls for breakfast], how does that work?',
        'my [sauce always curdles|soup always burns|dough is always too sticky], what am I doing wrong',
        'Something [vegetarian|spicy|warm] with {food} that [children like|I can take to the office|{people} would enjoy]',
      ],
      more: ['Can I freeze it?', 'What could I use instead of butter?', 'How much salt is that?'],
    },
    {
      name: 'meal plans and diets',
      about: ['a meal plan', 'my diet', 'healthy eating', 'meals for the week', 'calories'],
      weight: 0.9,
      asks: [
        'Plan our meals for a week, {people}, nothing with [nuts|dairy|pork|gluten]',
        'How many calories are in a portion of {food} with oil?',
        'I want to eat less [sugar|salt|meat], what are good swaps for [breakfast|snacks|lunch]',
        'A shopping list for five dinners with {food} and little waste please',
        'What does a [high protein|low carb|two thousand calorie] day look like without [meat|{food}|powders]?',
        'is [intermittent fasting|skipping breakfast|a juice cure] a good idea when I [train in the morning|work nights]',
      ],
      more: ['Swap Wednesday for something faster.', 'How much will that cost roughly?', 'I do not like mushrooms.'],
    },
    {
      name: 'repairs',
      about: ['a repair', 'home repairs', 'repairing things myself', 'a broken thing in the flat', 'plumbing'],
      asks: [
        'The tap in the {room} drips, can I change the washer myself?',
        'There is a crack in the {room} wall, how do I know if it is serious',
        'How do I hang a heavy [mirror|shelf|cupboard] on [plasterboard|crumbling brick|tiles]?',
        'the radiator in the {room} stays cold although all others are hot',
        'My [washing machine|dishwasher] [does not drain any more|leaks at the door|hums but does not start], what should I check first?',
        'Which paint do I need for a damp {room}',
      ],
      more: ['I do not own a drill.', 'When should I call a professional?', 'It got worse after I tightened it.'],
    },
    {
      name: 'plants and garden',
      about: ['my garden', 'house plants', 'gardening', 'plants on the balcony', 'growing vegetables'],
      asks: [
        'My [tomato|basil|rose] leaves [turn yellow from the bottom up|have brown edges|curl], what is missing?',
        'Which plants survive on a dark windowsill in the {room}',
        'When do I prune [an apple tree|lavender|a hedge|raspberries] and how much',
        'how do I get rid of [slugs|aphids|ants|fungus gnats] without poison',
        'What can I still [sow|plant] in [August|October|March] on a small [balcony|plot]?',
        'The [orchid|cactus|lemon tree] has not flowered for two years, should I repot it?',
      ],
      more: ['It gets sun only in the morning.', 'How often should I water?', 'Is it too late this year?'],
    },
    {
      name: 'cleaning and tidying',
      about: ['cleaning', 'stains', 'tidying up', 'a messy flat', 'household cleaning'],
      weight: 0.9,
      asks: [
        'How do I get [red wine|candle wax|ink|grease] out of a [light carpet|shirt|sofa]?',
        'There is mould on the {room} ceiling, what removes it for good',
        'A routine that keeps the [flat|{room}] tidy in fifteen minutes a day please',
        'what is the best way to declutter the {room} when I [cannot throw things away|have no cellar|share it with hoarders]',
        '[limescale in the shower|burnt pan|streaks on the windows], vinegar or citric acid?',
        'How do I organise a tiny {room} so that everything has a place?',
      ],
      more: ['It has been there for weeks.', 'Will that damage the wood?', 'What about the smell?'],
    },
  ],
};
