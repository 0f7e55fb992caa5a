namespace NanoDps.Emulator.Faults;

/// <summary>
/// A decrypted connection that can be made to stall or to end while a server is using it: from then
/// on what the server writes goes nowhere, and what the client sends is not taken.
/// </summary>
/// <param name="inner">The connection.</param>
/// <param name="closed">Set when the client, or the whole server, is gone.</param>
internal sealed class FaultyStream(Stream inner, CancellationToken closed) : Stream
{
    private readonly TaskCompletionSource _faulty = new(
        TaskCreationOptions.RunContinuationsAsynchronously);

    private volatile bool _isEnded;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    private bool IsFaulty => _faulty.Task.IsCompleted;

    /// <summary>Nothing is read or written any more, and the connection stays open.</summary>
    public void Stall() => _faulty.TrySetResult();

    /// <summary>Nothing is read or written any more, and the server is told of the end.</summary>
    public void End()
    {
        _isEnded = true;
        _faulty.TrySetResult();
    }

    /// <summary>
    /// Ends at once, but for a connection that stalls when the client has given it up.
    /// </summary>
    public Task WaitForEndAsync() =>
        IsFaulty && !_isEnded ? ClosedAsync(CancellationToken.None) : Task.CompletedTask;

    public override async ValueTask<int> ReadAsync(
        Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (!IsFaulty)
        {
            using var giveUp = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            var read = inner.ReadAsync(buffer, giveUp.Token).AsTask();
            if (await Task.WhenAny(read, _faulty.Task).ConfigureAwait(false) == read)
            {
                return await read.ConfigureAwait(false);
            }

            // TLS takes no second read beside this one, which would never be asked for.
            await giveUp.CancelAsync().ConfigureAwait(false);
            await ((Task)read).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        if (!_isEnded)
        {
            await ClosedAsync(cancellationToken).ConfigureAwait(false);
        }

        return 0;
    }

    public override Task<int> ReadAsync(
        byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override ValueTask WriteAsync(
        ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
        IsFaulty ? ValueTask.CompletedTask : inner.WriteAsync(buffer, cancellationToken);

    public override Task WriteAsync(
        byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override Task FlushAsync(CancellationToken cancellationToken) =>
        IsFaulty ? Task.CompletedTask : inner.FlushAsync(cancellationToken);

    public override void Flush() => throw new NotSupportedException();

    public override int Read(byte[] buffer, int offset, int count) =>
        throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) =>
        throw new NotSupportedException();

    private async Task ClosedAsync(CancellationToken cancellation)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, closed);
        await Task.Delay(Timeout.Infinite, either.Token)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellation.ThrowIfCancellationRequested();
    }
}
