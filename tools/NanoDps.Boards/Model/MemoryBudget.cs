namespace NanoDps.Boards.Model;

/// <summary>What the CLR leaves to native code, which TLS and the network live on.</summary>
/// <param name="ManagedHeap">internal or psram.</param>
/// <param name="NativeReserveBytes">What it leaves where it takes its heap from.</param>
/// <param name="Reason">Where the figure is from.</param>
internal sealed record MemoryBudget(string ManagedHeap, uint NativeReserveBytes, string Reason)
{
    public bool InPsram => ManagedHeap == "psram";

    public static MemoryBudget Read(JsonReader item)
    {
        item.Allow("managedHeap", "nativeReserveBytes", "reason");
        var heap = item.Text("managedHeap");
        return heap is "internal" or "psram"
            ? new MemoryBudget(heap, item.Number("nativeReserveBytes"), item.Text("reason"))
            : throw item.ErrorAt("managedHeap", $"expected internal or psram, got \"{heap}\"");
    }
}
