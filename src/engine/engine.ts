/** Runs the independent tasks of an `each` stage, on this machine or on many. */
export interface Engine {
  readonly name: string;
  /**
   * Results in the order of the tasks, whatever order they finished in. The first failure stops new tasks from
   * starting and is thrown once those under way have ended.
   */
  runEach<Task, Result>(
    tasks: readonly Task[],
    work: (task: Task, position: number) => Promise<Result>,
    signal: AbortSignal,
  ): Promise<Result[]>;
}
