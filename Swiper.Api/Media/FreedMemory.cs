using System.Runtime.InteropServices;

namespace Swiper.Api.Media;

/// <summary>
/// Has glibc give large blocks back to the system as soon as they are freed. By itself it takes the first of them as a sign that more will follow, and from
/// then on every thread that has decoded a picture keeps some 30 MB.
/// </summary>
internal static class FreedMemory
{
    /// <summary>M_MMAP_THRESHOLD: the size from which a block is mapped for itself. Setting it keeps glibc from raising it.</summary>
    private const int MappedFrom = -3;

    /// <summary>What glibc begins with.</summary>
    private const int MappedFromBytes = 128 * 1024;

    private delegate int SetOption(int option, int value);

    /// <summary>Takes effect for the whole process. Elsewhere than on glibc there is nothing to do.</summary>
    public static void ReturnAtOnce()
    {
        if (OperatingSystem.IsLinux()
            && NativeLibrary.TryLoad("libc.so.6", out var library)
            && NativeLibrary.TryGetExport(library, "mallopt", out var address))
        {
            Marshal.GetDelegateForFunctionPointer<SetOption>(address)(MappedFrom, MappedFromBytes);
        }
    }
}
