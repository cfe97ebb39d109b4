export const PERCEPTION_PATH = '/perception';
