namespace Swiper.Silo.Hosting;

/// <summary>Finds out before anything starts that something cannot work.</summary>
public interface IStartCheck
{
    /// <summary>Finds out.</summary>
    /// <exception cref="StartRefusedException">It cannot; the sentence names the setting.</exception>
    void Check();
}
