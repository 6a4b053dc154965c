package org.platsa.api.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.platsa.api.session.KeptForm;
import org.platsa.api.session.StaleForm;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.PathResourceResolver;

/** How pages and their files are served (<i>sidor</i>). */
@Configuration(proxyBeanMethods = false)
class PageConfiguration implements WebMvcConfigurer {
  private static final String FOLDER = "classpath:/assets/";

  private final Assets assets;
  private final PageLanguage languages;

  PageConfiguration(Assets assets, PageLanguage languages) {
    this.assets = assets;
    this.languages = languages;
  }

  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    registry
        .addResourceHandler(assets.path() + "/**")
        .addResourceLocations(FOLDER)
        .setCacheControl(CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable());
    // Another hash is that of a replica of another version, whose page the browser has.
    registry
        .addResourceHandler("/assets/**")
        .addResourceLocations(FOLDER)
        .setCacheControl(CacheControl.noStore())
        .resourceChain(false)
        .addResolver(new OfAnyVersion());
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(new OfEveryPage(languages));
  }

  /**
   * The texts of every page; a key that is missing in a language is a fault, not another's text.
   */
  @Bean
  static MessageSource messageSource() {
    ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
    messages.setBasename("messages");
    messages.setDefaultEncoding(StandardCharsets.UTF_8.name());
    // For libraries, which ask in whatever language a client names; pages have one of ours.
    messages.setDefaultLocale(PageLanguage.ALL.getFirst());
    // So that a text reads the same with and without values.
    messages.setAlwaysUseMessageFormat(true);
    messages.setParentMessageSource(new OwnKindTexts());
    return messages;
  }

  private static final class OfAnyVersion extends PathResourceResolver {
    @Override
    protected @Nullable Resource getResource(String path, Resource location) throws IOException {
      int end = path.indexOf('/');
      return end < 0 ? null : super.getResource(path.substring(end + 1), location);
    }
  }

  private record OfEveryPage(PageLanguage languages) implements HandlerInterceptor {
    @Override
    public boolean preHandle(
        HttpServletRequest request, HttpServletResponse response, Object handler) {
      if (handler instanceof HandlerMethod method
          && method.getBeanType().isAnnotationPresent(PageController.class)
          && !StaleForm.isShown(request)) {
        if (HttpMethod.GET.matches(request.getMethod())) {
          languages.choose(request, response);
        } else {
          forgetIfSentAgain(request);
        }
      }
      return true;
    }

    private static void forgetIfSentAgain(HttpServletRequest request) {
      KeptForm.of(request)
          .filter(kept -> kept.form().equals(request.getParameter("_form")))
          .ifPresent(kept -> KeptForm.forget(request));
    }
  }
}
