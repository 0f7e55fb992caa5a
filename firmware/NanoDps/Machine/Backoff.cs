namespace NanoDps.Machine
{
    /// <summary>
    /// Exponential backoff with jitter. Pure: the random number is an argument, so that a test can
    /// choose it and a fleet can spread by it.
    /// </summary>
    public static class Backoff
    {
        /// <summary>Delay before try number <paramref name="attempt"/> + 1.</summary>
        /// <param name="attempt">Failed tries so far, from 1; less counts as 1.</param>
        /// <param name="first">Delay after the first failure, in ms, above 0.</param>
        /// <param name="limit">The longest delay, in ms, before jitter.</param>
        /// <param name="jitter">A random number.</param>
        /// <returns>Between half and all of min(first x 2^(attempt-1), limit), in ms.</returns>
        public static long Delay(int attempt, long first, long limit, uint jitter)
        {
            long delay = first;
            while (attempt > 1 && delay < limit)
            {
                delay *= 2;
                attempt--;
            }

            if (delay > limit)
            {
                delay = limit;
            }

            long half = delay / 2;
            return half + jitter % (half + 1);
        }
    }
}
